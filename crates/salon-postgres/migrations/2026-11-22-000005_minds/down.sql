DROP TABLE drafts, trust, prompts;
ALTER TABLE offers DROP COLUMN closed_by_turn_id;
ALTER TABLE turns
    DROP CONSTRAINT turns_model_whole,
    DROP COLUMN assistant,
    DROP COLUMN analysis,
    DROP COLUMN model,
    DROP COLUMN prompt_version,
    DROP COLUMN model_calls,
    DROP COLUMN prompt_tokens,
    DROP COLUMN completion_tokens,
    DROP COLUMN cost_micros,
    DROP COLUMN latency_ms;
