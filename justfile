# What people type. Each line is what cargo would be asked for by hand.

# Lists the commands.
default:
    @just --list

# Starts the server: the demo salon on the embedded database, unless settings say otherwise.
run *arguments:
    cargo run -p salon-server -- {{arguments}}

# Texts the salon from this terminal.
chat *arguments:
    cargo run -p salon-admin -- chat {{arguments}}

# The operator's command line.
admin *arguments:
    cargo run -p salon-admin -- {{arguments}}

# Plays the conversation scripts and judges what came of them.
eval *arguments:
    cargo run -p salon-admin -- eval crates/salon-responder/evaluation {{arguments}}

# All tests, or those whose name contains a word.
test *arguments:
    cargo test --workspace {{arguments}}

# What the compiler, clippy and rustfmt have to say; nothing is what they should say.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --all-features -- -D warnings

# Formats everything.
fmt:
    cargo fmt --all

# Measures: all benches, or one package's with `just bench -p salon-domain`.
bench *arguments:
    cargo bench {{ if arguments == "" { "--workspace" } else { arguments } }}

# Plays 10,000 turns of a model that lies, leaks and books what nobody asked for (about ten minutes).
hostile turns="10000":
    HOSTILE_TURNS={{ turns }} cargo nextest run -p salon-responder hostile

# Plays worlds made of dice: clients, failing providers, dying processes, jumping clocks (1,000 in two minutes).
simulate worlds="1000":
    SIMULATION_WORLDS={{ worlds }} .ci/postgres run cargo nextest run -p salon-responder simulation

# Measures the webhook against pgbench on a Postgres server of its own.
bench-webhook:
    cargo bench -p salon-server --bench webhook

# Measures every list of salon-admin at 100,000 clients and 1,000,000 texts, on a Postgres server of its own.
bench-lists:
    .ci/postgres run cargo bench -p salon-admin --bench lists

# Imports the first version's database, 10,000 clients and 200,000 appointments, on a Postgres server of its own.
bench-legacy:
    .ci/postgres run cargo bench -p salon-responder --bench legacy

# Plans a campaign for a million clients on a Postgres server of its own.
bench-plan clients="1000000":
    cargo bench -p salon-server --bench soak -- plan {{clients}}

# Everything at full size, about an hour: sending through faults, workers that lost their lease, servers
# and Postgres killed, stopped and overloaded. Fails when anything is lost or said twice.
soak: soak-sending soak-zombies soak-reminders soak-servers

# Ten thousand texts through a provider that fails every fifth time.
soak-sending texts="10000":
    .ci/postgres run cargo bench -p salon-responder --bench sending -- {{texts}}

# Ten thousand workers that lost their lease try to finish what others have by then.
soak-zombies zombies="10000":
    .ci/postgres run cargo bench -p salon-postgres --bench zombies -- {{zombies}}

# Reminders of ten thousand visits in ten zones over both changes of the clocks.
soak-reminders visits="10000":
    .ci/postgres run cargo bench -p salon-responder --bench calendar -- {{visits}}

# A campaign whose server is killed three times: everybody who agreed is texted once, nobody else.
soak-campaign people="10000":
    cargo bench -p salon-server --bench soak -- campaign {{people}}

# Servers under load: kills, crashes, sleepers, duplicates, order, outage, overload, campaign, plan; or one.
soak-servers *scenario:
    cargo bench -p salon-server --bench soak -- {{scenario}}

# Measures understanding on a directory of sets with a score.py beside them.
measure-understanding directory errors="0":
    crates/salon-language/measuring/run {{directory}} {{errors}}

# Rewrites the generated pages of docs/ and builds the documentation of the crates.
docs:
    cargo run -q -p salon-config --example configuration_docs > docs/configuration.md
    cargo run -q -p salon-admin -- docs > docs/cli.md
    cargo doc --workspace --no-deps

# Licences, bans and sources of everything that is built in (needs cargo-deny).
deny:
    cargo deny check bans licenses sources

# Everything that a change must pass.
ci:
    .ci/run
