"""The safety check: the questions, what the answers mean, and the questions that a free text raises."""
