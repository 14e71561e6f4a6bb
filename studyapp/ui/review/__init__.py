"""Reviews: the bar to rate with, the exam's date, what is proposed."""
