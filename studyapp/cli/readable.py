"""Markdown and TeX as one can read them in a terminal. What has no sign of its own stays TeX."""

from __future__ import annotations

import re

from studyapp.bank.math import split

_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×",
    "cdot": "·", "div": "÷", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "propto": "∝", "sim": "∼", "in": "∈",
    "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "infty": "∞", "partial": "∂",
    "nabla": "∇", "sum": "Σ", "prod": "Π", "int": "∫", "to": "→", "rightarrow": "→",
    "Rightarrow": "⇒", "leftarrow": "←", "mapsto": "↦", "odot": "⊙", "oplus": "⊕",
    "otimes": "⊗", "ell": "ℓ", "top": "ᵀ", "ldots": "…", "cdots": "⋯", "dots": "…",
    "mid": "|", "lVert": "‖", "rVert": "‖", "|": "‖", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩", "quad": "  ", "qquad": "    ",
    ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "%": "%", "&": "&", "_": "_", "#": "#",
    "{": "{", "}": "}", "left": "", "right": "", "big": "", "Big": "", "displaystyle": "",
}  # fmt: skip
_SIGNS |= {name: name for name in "log ln exp max min arg sin cos tan tanh lim det".split()}
_WRAPPERS = "text mathrm mathbf mathit mathcal mathbb operatorname textbf boldsymbol bm mathsf"
_WRAPPED = re.compile(rf"\\(?:{'|'.join(_WRAPPERS.split())})\*?\s*\{{([^{{}}]*)\}}")
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z]+\Z")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_HAT = re.compile(r"\\(hat|bar|tilde|dot)\s*(?:\{([^{}])\}|([A-Za-z]))")
_HATS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307"}
_MATRIX = re.compile(r"\\begin\{([pbvBV]?matrix|cases|aligned)\}(.*?)\\end\{\1\}", re.DOTALL)
_GAP = re.compile(r"\[\[(\d+)\]\]")
_SCRIPT = re.compile(r"([_^])\{([^{}]*)\}")
_SIGN = re.compile(r"\\([A-Za-z]+|[^A-Za-z])\s?")
_SHORT = re.compile(r"\w+|[^\w\s]")
_MARKUP = re.compile(r"(\*\*|__|`)(.+?)\1")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def readable(text: str) -> str:
    """A text of an item for a terminal."""
    return "".join(
        formula(segment.tex) if segment.is_math else _prose(segment.source)
        for segment in split(text)
    ).strip()


def formula(tex: str) -> str:
    """A formula in a line of plain characters."""
    tex = _MATRIX.sub(lambda found: f"({_rows(found[2])})", tex)
    before = None
    while tex != before:  # from the inside out
        before = tex
        tex = _WRAPPED.sub(_unwrapped, tex)
        tex = _FRACTION.sub(lambda found: f"{_group(found[1])}/{_group(found[2])}", tex)
        tex = _ROOT.sub(lambda found: f"√{_group(found[1])}", tex)
        tex = _HAT.sub(lambda found: (found[2] or found[3]) + _HATS[found[1]], tex)
        tex = _SCRIPT.sub(lambda found: found[1] + _group(found[2]), tex)
    tex = _SIGN.sub(lambda found: _SIGNS.get(found[1], found[0]), tex)
    return " ".join(tex.replace("^ᵀ", "ᵀ").split())


def _unwrapped(found: re.Match[str]) -> str:
    after_command = _ENDS_IN_COMMAND.search(found.string, 0, found.start())
    return f" {found[1]}" if after_command else found[1]


def _rows(inner: str) -> str:
    return inner.strip().removesuffix("\\\\").replace("\\\\", "; ").replace("&", "  ")


def _group(inner: str) -> str:
    inner = inner.strip()
    return inner if _SHORT.fullmatch(inner) or re.fullmatch(r"\\[A-Za-z]+", inner) else f"({inner})"


def _prose(text: str) -> str:
    return _GAP.sub(r"[\1]", _LINK.sub(r"\1", _MARKUP.sub(r"\2", text)))
