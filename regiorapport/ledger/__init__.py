"""The ledger of the wederhoor: where a reaction comes out in the report, and what changed since a draft was sent."""
