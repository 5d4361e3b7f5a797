//! `conversation follow`: new texts as they come.

use salon_domain::{ConversationId, MessageId, Salon};
use salon_postgres::{MessageFilter, MessageRow};

use super::find;
use crate::cli::ConversationFollowArgs;
use crate::connect::Store;
use crate::looks::Looks;
use crate::verbs::Desk;
use crate::verbs::message::MessageLine;

/// More texts than this between two looks are shown with the next one.
const AT_ONCE: usize = 500;

/// Shows the last texts, then each that comes, until somebody ends it.
pub(super) async fn follow(
    args: &ConversationFollowArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let mut looks = Looks::new()?;
    let salon = desk.salon(store).await?;
    let conversation = match &args.which {
        Some(which) => Some(find(which, &salon, store).await?.id),
        None => None,
    };
    let mut newest = MessageId::new(0);
    let last = usize::from(args.last);
    for row in newer(conversation, newest, last.max(1), &salon, store).await? {
        newest = newest.max(row.text.message);
        if last > 0 {
            desk.output.show_line(&MessageLine::of(&salon.zone, &row))?;
        }
    }
    let mut left = args.texts;
    while left != Some(0) && looks.next(store).await {
        for row in newer(conversation, newest, AT_ONCE, &salon, store).await? {
            newest = newest.max(row.text.message);
            desk.output.show_line(&MessageLine::of(&salon.zone, &row))?;
            left = left.map(|left| left.saturating_sub(1));
        }
    }
    Ok(())
}

/// Lists texts that are newer than one, the oldest of them first.
async fn newer(
    conversation: Option<ConversationId>,
    than: MessageId,
    limit: usize,
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<Vec<MessageRow>> {
    let filter = MessageFilter {
        conversation,
        limit: Some(limit),
        ..MessageFilter::default()
    };
    let mut rows = store.database.list_messages(salon.id, &filter).await?;
    rows.retain(|row| row.text.message > than);
    rows.reverse();
    Ok(rows)
}
