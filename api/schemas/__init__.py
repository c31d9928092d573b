"""The domain model: what the API returns (results) and what a model is asked for (drafts)."""
