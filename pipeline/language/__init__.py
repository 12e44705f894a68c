"""What words mean whatever the paper: tokens, sentences, clauses, verbs, actors, phrases, dates."""
