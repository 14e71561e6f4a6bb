"""Markdown and TeX to safe HTML fragments; formulas come through verbatim, for KaTeX to typeset."""
