//! Given names that are common where the languages are spoken, without accents.

/// Common given names.
pub(super) const GIVEN_NAMES: &str = "aaron abby abigail adam adele adriana adrian agnes aisha alan alana albert \
    alejandra alejandro alex alexa alexander alexandra alexis alfredo ali alice alicia alina alison allison alma \
    alyssa amanda amber amelia amir amy ana andre andrea andres andrew andy angel angela angelica angelina angie anita ann anna \
    anne annie anthony antonio april ariana ashley audrey aurora ava barbara beatrice beatriz becky ben benjamin \
    bernard beth bethany betty beverly bianca bill billy bob bobby bonnie brad brandi brandon brenda brent brian \
    brianna bridget brittany brooke bruce bryan caitlin caleb callie camila camille carl carla carlos carmen carol \
    carolina caroline carolyn carrie casey cassandra cassie catherine cathy cecilia celeste celine chad charles charlie \
    charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara claudia \
    colin colleen connie connor cora corey courtney craig cristina crystal curtis cynthia daisy dale dan dana daniel \
    daniela danielle danny darlene daryl dave david dawn dean deanna debbie deborah debra delia denise dennis derek \
    diana diane diego dominic dominique don donald donna doris dorothy doug douglas dylan eddie edgar edith eduardo edward \
    eileen elaine elena eleanor elena eli eliana elias elijah elisa elise elizabeth ella ellen ellie emilia emilie emily emma eric \
    erica erika erin esteban esther ethan eugene eva evan eve evelyn fatima felicia fernando fiona florence frances francesca francis \
    francisco francois frank fred gabriel gabriela gabrielle gail gary gavin genevieve george georgia gerald gina ginny giselle gladys \
    glen gloria grace grant greg gregory greta guillermo gwen hailey haley hannah harold harper harriet harry heather hector heidi helen \
    helena henry hilary holly howard hugo ian ida imani ines ingrid irene iris isaac isabel isabella isla ivan ivy jack jackie \
    jackson jacob jacqueline jada jade jaime jake james jamie jan jane janelle janet janice jared jasmine jason javier jay jean \
    jeanette jeff jeffrey jen jenna jennie jennifer jenny jeremy jerry jesse jessica jesus jill jim jimmy jo joan joanna joanne \
    jocelyn jodi joe joel john johnny jon jonathan jordan jorge jose joseph josephine josh joshua joy joyce juan juana juanita judith judy julia \
    julian juliana julie juliet june justin kara karen karina karl kate katelyn katherine kathleen kathryn kathy katie katrina kayla keith kelli \
    kelly kelsey ken kendra kenneth kenny kevin kim kimberly kirsten kris krista kristen kristin kristina kurt kyle kylie lance larry \
    laura lauren laurie layla lea leah lena leo leon leonard leslie leticia liam lila lillian lily linda lindsay lindsey lisa liz logan lois lola \
    lorena lorenzo loretta lori louis louise lourdes lucas lucia lucille lucy luis luisa luke luna lydia lynn mabel madeline madison \
    mae maggie malik mallory manuel marc marcela marcia marco marcus margaret margarita maria mariana marie marilyn mario marisa marisol marissa \
    marjorie mark marlene marta martha martin marvin mary mateo matt matthew maureen max maya megan melanie melinda melissa mercedes \
    meredith mia michael michaela michele michelle miguel mike mila mildred miles mindy miranda miriam misty mitchell mohamed mohammed molly monica monique morgan \
    muriel nadia nancy naomi natalia natalie natasha nathan neil nia nicholas nick nicole nina noah noel noelle nora norma oliver olivia omar \
    oscar owen pablo paige pam pamela pat patricia patrick patty paul paula pauline pedro peggy penny pete peter phil philip phoebe phyllis pierre \
    priscilla quinn rachel rafael ralph ramon ramona randy raquel raul ray raymond rebecca regina renee ricardo richard rick ricky rita rob \
    robert roberta roberto robin rochelle rodney rodrigo roger ron ronald rosa rosalie rosalinda rosario rose rosemary rosie roxanne roy ruben ruby russell ruth \
    ryan sabrina sally sam samantha samuel sandra sandy santiago sara sarah sasha scott sean sebastian selena sergio shane shannon sharon shawn sheila \
    shelby shelly sheri sherry shirley sierra silvia simon simone sofia sonia sonya sophia sophie stacey stacy stanley stella stephanie stephen steve steven stuart sue summer \
    susan susana suzanne sydney sylvia tamara tammy tanya tara tasha taylor ted teresa terri terry theodore theresa thomas tiffany tim timothy tina \
    todd tom tommy toni tony tonya tracey traci tracy travis trevor tricia trisha troy tyler valentina valeria valerie vanessa vera veronica vicki vicky victor \
    victoria vincent viola violet virginia vivian wanda wayne wendy wesley whitney william willie xavier ximena yesenia yolanda yvette yvonne zachary zoe zoey";
