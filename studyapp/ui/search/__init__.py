"""The one search box: titles and full text, results while typing."""
