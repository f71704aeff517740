"""What did happen: events, the state they add up to, and the rules for what may happen next."""
