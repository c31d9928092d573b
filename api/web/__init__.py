"""The pages that people work in: start, analysis, comparison."""
