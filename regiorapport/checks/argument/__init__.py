"""From what was heard to what is advised: grounds, findings, answers, recommendations."""
