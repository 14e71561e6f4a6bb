"""The topic tree: banks, topics, questions with their marks."""
