"""Stage: mentions."""
