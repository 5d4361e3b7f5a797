DROP TABLE handoffs, offers, effects, outbox, inbox, messages, turns, conversations;
