"""Materials: page, lists, sheets with a name, quizzes."""
