"""Classical image filters: smoothing, derivative operators, and the Canny edge detector.

An image is a list of rows of grey values. Filtering is correlation: the kernel is laid on the image
unflipped, as in image libraries and in convolutional layers. Directions are in degrees, x to the
right and y downwards. Formulas: Gonzalez and Woods, *Digital Image Processing*; Canny (1986).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = [
    "canny",
    "convolve",
    "correlate",
    "gaussian_blur",
    "gaussian_kernel",
    "gradient",
    "gradient_direction",
    "gradient_magnitude",
    "hysteresis",
    "kernel",
    "laplacian_of_gaussian_kernel",
    "noise_gain",
    "thin_edges",
]

Image = Sequence[Sequence[float]]
Array = npt.NDArray[np.float64]

_KERNELS: dict[str, list[list[float]]] = {
    "central-x": [[-1, 0, 1]],
    "central-y": [[-1], [0], [1]],
    "prewitt-x": [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
    "prewitt-y": [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
    "sobel-x": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "sobel-y": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "scharr-x": [[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]],
    "scharr-y": [[-3, -10, -3], [0, 0, 0], [3, 10, 3]],
    "roberts-x": [[1, 0], [0, -1]],
    "roberts-y": [[0, 1], [-1, 0]],
    "laplacian-4": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "laplacian-8": [[1, 1, 1], [1, -8, 1], [1, 1, 1]],
}

# The neighbours along the gradient, for each of its four quantised directions (dx, dy).
_STEPS = {0: (1, 0), 45: (1, 1), 90: (0, 1), 135: (-1, 1)}


def kernel(name: str) -> list[list[float]]:
    """Return the kernel of a derivative operator, by name.

    Names: central-x, prewitt-x, sobel-x, scharr-x, roberts-x, each also with -y, and laplacian-4,
    laplacian-8. The x kernels respond positively where the image brightens to the right, the y
    kernels where it brightens downwards; Roberts' two are the differences along the diagonals.

    Raises:
        ValueError: there is no kernel of that name.
    """
    if name not in _KERNELS:
        raise ValueError(f"unknown kernel {name!r}: use {', '.join(_KERNELS)}")
    return [[float(value) for value in row] for row in _KERNELS[name]]


def gaussian_kernel(size: int, sigma: float) -> list[list[float]]:
    """Return the size x size Gaussian kernel of standard deviation ``sigma`` (pixels), sum 1.

    Raises:
        ValueError: the size is not odd and positive, or sigma is not positive.
    """
    squared = _squared_radius(size, sigma)
    weights = np.exp(-squared / (2.0 * sigma**2))
    return _nested(weights / weights.sum())


def laplacian_of_gaussian_kernel(size: int, sigma: float) -> list[list[float]]:
    """Return the size x size kernel of the Laplacian of a Gaussian, shifted to sum exactly 0.

    The centre is negative, as for the Laplacian itself (Marr and Hildreth 1980).

    Raises:
        ValueError: the size is not odd and positive, or sigma is not positive.
    """
    squared = _squared_radius(size, sigma)
    bell = np.exp(-squared / (2.0 * sigma**2)) / (2.0 * math.pi * sigma**2)
    weights = bell * (squared - 2.0 * sigma**2) / sigma**4
    return _nested(weights - weights.mean())


def correlate(image: Image, kernel: Image, border: str = "valid") -> list[list[float]]:
    """Return the correlation of an image with a kernel: sum_ij K_ij I_(y+i, x+j).

    ``border`` is valid (only where the kernel lies inside the image), zero, or replicate; the
    latter two keep the image's size.

    Raises:
        ValueError: the image or kernel is empty or ragged, the kernel is larger than the (padded)
            image, or the border is unknown.
    """
    return _nested(_correlate(_array(image), _array(kernel), border))


def convolve(image: Image, kernel: Image, border: str = "valid") -> list[list[float]]:
    """Return the convolution in the mathematical sense: `correlate` with the kernel turned 180°.

    Raises:
        ValueError: as for `correlate`.
    """
    return _nested(_correlate(_array(image), _array(kernel)[::-1, ::-1], border))


def noise_gain(kernel: Image) -> float:
    """Return sum K_ij^2: by how much a filter multiplies the variance of independent pixel noise.

    Raises:
        ValueError: the kernel is empty or ragged.
    """
    return float(np.sum(_array(kernel) ** 2))


def gaussian_blur(image: Image, sigma: float, border: str = "replicate") -> list[list[float]]:
    """Return the image smoothed by a Gaussian cut off at three standard deviations.

    Raises:
        ValueError: sigma is not positive, or as for `correlate`.
    """
    if sigma <= 0:
        raise ValueError("sigma must be positive")
    size = 2 * math.ceil(3.0 * sigma) + 1
    return correlate(image, gaussian_kernel(size, sigma), border)


def gradient(
    image: Image, operator: str = "sobel", border: str = "valid"
) -> list[list[list[float]]]:
    """Return [G_x, G_y], the responses of an operator's two kernels.

    ``operator`` is sobel, prewitt, scharr or roberts.

    Raises:
        ValueError: the operator is unknown, or as for `correlate`.
    """
    if operator not in {"sobel", "prewitt", "scharr", "roberts"}:
        raise ValueError(f"unknown operator {operator!r}: use sobel, prewitt, scharr, roberts")
    return [correlate(image, kernel(f"{operator}-{axis}"), border) for axis in "xy"]


def gradient_magnitude(
    image: Image, operator: str = "sobel", border: str = "valid"
) -> list[list[float]]:
    """Return sqrt(G_x^2 + G_y^2) at every pixel.

    Raises:
        ValueError: as for `gradient`.
    """
    across, down = gradient(image, operator, border)
    return _nested(np.hypot(np.array(across), np.array(down)))


def gradient_direction(
    image: Image, operator: str = "sobel", border: str = "valid"
) -> list[list[float]]:
    """Return atan2(G_y, G_x) in degrees, in (-180, 180]: where brightness rises; edges lie across.

    Raises:
        ValueError: as for `gradient`.
    """
    across, down = gradient(image, operator, border)
    return _nested(np.degrees(np.arctan2(np.array(down), np.array(across))))


def thin_edges(magnitude: Image, direction: Image) -> list[list[float]]:
    """Non-maximum suppression: keep a magnitude only where it peaks along its gradient.

    ``direction`` is in degrees and is rounded to 0, 45, 90 or 135. A pixel survives when it is not
    smaller than the neighbour before it and larger than the one after it, so that of a tie one
    pixel stays. Outside the image the magnitude counts as 0.

    Raises:
        ValueError: the two images differ in size, or one is empty or ragged.
    """
    size, angle = _array(magnitude), _array(direction)
    if size.shape != angle.shape:
        raise ValueError("magnitude and direction must have the same size")
    padded = np.pad(size, 1)
    kept = np.zeros_like(size)
    for y, x in np.ndindex(size.shape):
        step_x, step_y = _STEPS[round(float(angle[y, x]) / 45.0) % 4 * 45]
        value = float(size[y, x])
        after = float(padded[y + 1 + step_y, x + 1 + step_x])
        before = float(padded[y + 1 - step_y, x + 1 - step_x])
        if value > after and value >= before:
            kept[y, x] = value
    return _nested(kept)


def hysteresis(magnitude: Image, low: float, high: float) -> list[list[int]]:
    """Return 1 for every edge pixel: >= high, or >= low and 8-connected to one through such pixels.

    Raises:
        ValueError: not 0 < low <= high, or the image is empty or ragged.
    """
    if not 0.0 < low <= high:
        raise ValueError("the thresholds must satisfy 0 < low <= high")
    size = _array(magnitude)
    edges = [[0] * size.shape[1] for _ in range(size.shape[0])]
    waiting = [(int(y), int(x)) for y, x in np.argwhere(size >= high)]
    while waiting:
        y, x = waiting.pop()
        if edges[y][x]:
            continue
        edges[y][x] = 1
        waiting.extend(
            (near_y, near_x)
            for near_y in range(max(0, y - 1), min(size.shape[0], y + 2))
            for near_x in range(max(0, x - 1), min(size.shape[1], x + 2))
            if not edges[near_y][near_x] and size[near_y, near_x] >= low
        )
    return edges


def canny(image: Image, sigma: float, low: float, high: float) -> list[list[int]]:
    """Return Canny's edge map: Gaussian blur, Sobel gradient, thinning, hysteresis (0 or 1).

    ``low`` and ``high`` are in units of the Sobel magnitude (an ideal vertical step of height s
    gives 4s before smoothing).

    Raises:
        ValueError: sigma is not positive, not 0 < low <= high, or the image is empty or ragged.
    """
    smooth = gaussian_blur(image, sigma)
    magnitude = gradient_magnitude(smooth, border="replicate")
    direction = gradient_direction(smooth, border="replicate")
    return hysteresis(thin_edges(magnitude, direction), low, high)


def _correlate(image: Array, weights: Array, border: str) -> Array:
    rows, columns = weights.shape
    if border in {"zero", "replicate"}:
        # An even kernel's extra row or column looks down and to the right.
        around = (((rows - 1) // 2, rows // 2), ((columns - 1) // 2, columns // 2))
        image = np.pad(image, around) if border == "zero" else np.pad(image, around, mode="edge")
    elif border != "valid":
        raise ValueError(f"unknown border {border!r}: use valid, zero, replicate")
    if rows > image.shape[0] or columns > image.shape[1]:
        raise ValueError("the kernel is larger than the image")
    windows = np.lib.stride_tricks.sliding_window_view(image, (rows, columns))
    result: Array = np.einsum("yxij,ij->yx", windows, weights)
    return result


def _squared_radius(size: int, sigma: float) -> Array:
    """Return x^2 + y^2 on a size x size grid around its centre."""
    if size < 1 or size % 2 == 0 or sigma <= 0:
        raise ValueError("the size must be odd and positive, and sigma positive")
    axis = np.arange(size, dtype=np.float64) - size // 2
    grid: Array = axis[:, None] ** 2 + axis[None, :] ** 2
    return grid


def _array(rows: Image) -> Array:
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("an image or kernel needs at least one row and rows of equal length")
    return np.array(rows, dtype=np.float64)


def _nested(array: Array) -> list[list[float]]:
    nested: list[list[float]] = array.tolist()
    return nested
