"""Convolution and pooling: output sizes, parameters, arithmetic, and the operation itself.

Sizes are per axis. Arithmetic is counted in multiply-accumulates (MACs): one product plus one
addition. Formulas of sizes: V. Dumoulin, F. Visin, "A guide to convolution arithmetic for deep
learning" (2016). Cost of separable convolutions and the layers of MobileNet: A. G. Howard et al.,
"MobileNets" (2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

__all__ = [
    "arithmetic_intensity",
    "conv2d",
    "effective_kernel",
    "linear_parameter_count",
    "macs",
    "mobilenet_v1_layers",
    "mobilenet_v1_macs",
    "mobilenet_v1_parameter_count",
    "output_size",
    "output_sizes",
    "parameter_count",
    "pool_output_size",
    "same_padding",
    "separable_cost_ratio",
    "separable_macs",
    "separable_parameter_count",
    "transposed_output_size",
]

# The body of MobileNet V1 after the first 3x3 convolution: output channels and stride of each
# depthwise separable block (table 1 of the paper; the last stride is 1, as its sizes demand).
_MOBILENET_V1_STEM = 32
_MOBILENET_V1_BLOCKS = (
    (64, 1),
    (128, 2),
    (128, 1),
    (256, 2),
    (256, 1),
    (512, 2),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (512, 1),
    (1024, 2),
    (1024, 1),
)


def effective_kernel(kernel: int, dilation: int = 1) -> int:
    """Return the extent of a dilated kernel, ``dilation * (kernel - 1) + 1``.

    Raises ``ValueError`` when an argument is below 1.
    """
    _at_least("kernel", kernel, 1)
    _at_least("dilation", dilation, 1)
    return dilation * (kernel - 1) + 1


def output_size(
    size: int, kernel: int, stride: int = 1, padding: int | Sequence[int] = 0, dilation: int = 1
) -> int:
    """Return the output size of a convolution along one axis (Dumoulin and Visin, 2016).

    ``padding`` is one number for both sides, or two numbers, before and after. Floors:
    positions that do not fit a whole stride are dropped. Raises ``ValueError`` when an argument is
    out of range or the kernel does not fit into the padded input.
    """
    _at_least("size", size, 1)
    _at_least("stride", stride, 1)
    extent = effective_kernel(kernel, dilation)
    padded = size + sum(_both_sides(padding))
    if extent > padded:
        raise ValueError(
            f"a kernel of extent {extent} does not fit into a padded input of {padded}"
        )
    return (padded - extent) // stride + 1


def output_sizes(size: int, layers: Sequence[Sequence[int]]) -> list[int]:
    """Return the sizes after each of ``layers``, ``[kernel, stride, padding, dilation]``.

    The last entries of a layer may be left out (stride 1, padding 0, dilation 1). Raises
    ``ValueError`` as ``output_size`` does, or when a layer has no or more than four entries.
    """
    sizes = []
    for layer in layers:
        if not 1 <= len(layer) <= 4:
            raise ValueError("a layer is [kernel, stride, padding, dilation]")
        kernel, stride, padding, dilation = [*layer, *(1, 1, 0, 1)[len(layer) :]]
        size = output_size(size, kernel, stride, padding, dilation)
        sizes.append(size)
    return sizes


def pool_output_size(
    size: int,
    kernel: int,
    stride: int | None = None,
    padding: int = 0,
    dilation: int = 1,
    ceil_mode: bool = False,
) -> int:
    """Return the output size of a pooling layer along one axis.

    ``stride`` is the kernel's size when left out. With ``ceil_mode`` a last, incomplete window
    counts too, unless it would start in the padding after the input (PyTorch's rule). Raises
    ``ValueError`` when an argument is out of range or the padding exceeds half the kernel.
    """
    step = kernel if stride is None else stride
    _at_least("padding", padding, 0)
    # PyTorch's limit; it also rules out windows made of padding alone.
    if 2 * padding > kernel:
        raise ValueError("the padding of a pooling layer is at most half its kernel")
    floored = output_size(size, kernel, step, padding, dilation)
    if not ceil_mode:
        return floored
    span = size + 2 * padding - effective_kernel(kernel, dilation)
    ceiled = -(-span // step) + 1
    return ceiled - 1 if (ceiled - 1) * step >= size + padding else ceiled


def transposed_output_size(
    size: int,
    kernel: int,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
    dilation: int = 1,
) -> int:
    """Return the output size of a transposed convolution along one axis.

    ``(size - 1) * stride - 2 * padding + dilation * (kernel - 1) + output_padding + 1``. Raises
    ``ValueError`` when an argument is out of range, when the output padding is not smaller than
    stride or dilation, or when nothing is left.
    """
    _at_least("size", size, 1)
    _at_least("stride", stride, 1)
    _at_least("padding", padding, 0)
    _at_least("output_padding", output_padding, 0)
    extent = effective_kernel(kernel, dilation)
    if output_padding >= max(stride, dilation):
        raise ValueError("output_padding must be smaller than stride or dilation")
    result = (size - 1) * stride - 2 * padding + extent + output_padding
    if result < 1:
        raise ValueError("the padding removes the whole output")
    return result


def same_padding(size: int, kernel: int, stride: int = 1, dilation: int = 1) -> list[int]:
    """Return the padding, before and after, that makes the output ``ceil(size / stride)``.

    An odd total puts the extra cell after the input, as TensorFlow does. Raises ``ValueError``
    when an argument is below 1.
    """
    _at_least("size", size, 1)
    _at_least("stride", stride, 1)
    wanted = -(-size // stride)
    total = max(0, (wanted - 1) * stride + effective_kernel(kernel, dilation) - size)
    return [total // 2, total - total // 2]


def conv2d(
    image: Sequence[Sequence[float]],
    kernel: Sequence[Sequence[float]],
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
) -> list[list[float]]:
    """Slide ``kernel`` over a single-channel ``image`` (rows of numbers), padded with zeros.

    The kernel is not flipped: this is the cross-correlation that networks call convolution. Raises
    ``ValueError`` when rows differ in length or the kernel does not fit.
    """
    height, width = _shape("image", image)
    kernel_height, kernel_width = _shape("kernel", kernel)
    _at_least("padding", padding, 0)
    rows = output_size(height, kernel_height, stride, padding, dilation)
    columns = output_size(width, kernel_width, stride, padding, dilation)

    def pixel(row: int, column: int) -> float:
        inside = 0 <= row < height and 0 <= column < width
        return float(image[row][column]) if inside else 0.0

    return [
        [
            sum(
                kernel[i][j]
                * pixel(
                    row * stride - padding + i * dilation, column * stride - padding + j * dilation
                )
                for i in range(kernel_height)
                for j in range(kernel_width)
            )
            for column in range(columns)
        ]
        for row in range(rows)
    ]


def parameter_count(
    kernel: int | Sequence[int],
    in_channels: int,
    out_channels: int,
    groups: int = 1,
    bias: bool = True,
) -> int:
    """Return the number of parameters of a convolution layer.

    ``(kernel area * in_channels / groups + 1) * out_channels``, without the 1 when there is no
    bias. ``kernel`` is one number for a square one or its size along each axis. Raises
    ``ValueError`` when an argument is below 1 or the groups do not divide both channel counts.
    """
    per_filter = _area(kernel) * _channels_per_group(in_channels, out_channels, groups)
    return (per_filter + int(bias)) * out_channels


def linear_parameter_count(in_features: int, out_features: int, bias: bool = True) -> int:
    """Return the number of parameters of a fully connected layer.

    Raises ``ValueError`` when a feature count is below 1.
    """
    _at_least("in_features", in_features, 1)
    _at_least("out_features", out_features, 1)
    return (in_features + int(bias)) * out_features


def macs(
    kernel: int | Sequence[int],
    in_channels: int,
    out_channels: int,
    output: int | Sequence[int],
    groups: int = 1,
) -> int:
    """Return the multiply-accumulates of a convolution layer for one input, bias left out.

    Every output element costs ``kernel area * in_channels / groups``. ``output`` is the output's
    size, one number for a square map. Raises ``ValueError`` as ``parameter_count`` does.
    """
    weights = parameter_count(kernel, in_channels, out_channels, groups, bias=False)
    return weights * _area(output, name="output")


def arithmetic_intensity(
    kernel: int,
    in_channels: int,
    out_channels: int,
    size: int,
    stride: int = 1,
    padding: int = 0,
    groups: int = 1,
) -> float:
    """Return the multiply-accumulates per number read or written, each moved once.

    The numbers moved are the input, the weights and the output of one square map; bias left out.
    A low value means that memory, not arithmetic, limits the layer (the roofline model). Raises
    ``ValueError`` as ``output_size`` and ``parameter_count`` do.
    """
    output = output_size(size, kernel, stride, padding)
    weights = parameter_count(kernel, in_channels, out_channels, groups, bias=False)
    moved = in_channels * size**2 + weights + out_channels * output**2
    return macs(kernel, in_channels, out_channels, output, groups) / moved


def separable_parameter_count(kernel: int, in_channels: int, out_channels: int) -> int:
    """Return the weights of a depthwise plus a pointwise convolution, without biases.

    ``kernel**2 * in_channels + in_channels * out_channels`` (Howard et al., 2017). Raises
    ``ValueError`` when an argument is below 1.
    """
    depthwise = parameter_count(kernel, in_channels, in_channels, in_channels, bias=False)
    return depthwise + parameter_count(1, in_channels, out_channels, bias=False)


def separable_macs(
    kernel: int, in_channels: int, out_channels: int, output: int | Sequence[int]
) -> int:
    """Return the multiply-accumulates of a depthwise plus a pointwise convolution.

    Raises ``ValueError`` when an argument is below 1.
    """
    weights = separable_parameter_count(kernel, in_channels, out_channels)
    return weights * _area(output, name="output")


def separable_cost_ratio(kernel: int, out_channels: int) -> float:
    """Return the cost of a separable convolution over that of a standard one.

    ``1 / out_channels + 1 / kernel**2``, for weights and for multiply-accumulates alike (Howard et
    al., 2017). Raises ``ValueError`` when an argument is below 1.
    """
    _at_least("kernel", kernel, 1)
    _at_least("out_channels", out_channels, 1)
    return 1 / out_channels + 1 / kernel**2


def mobilenet_v1_layers(width: float = 1.0, resolution: int = 224) -> list[list[int]]:
    """Return the convolutions of MobileNet V1, ``[kernel, in, out, groups, stride, output size]``.

    ``width`` is the multiplier of the channel counts (rounded down), ``resolution`` the side of
    the square input. Raises ``ValueError`` when either leaves nothing.
    """

    def thin(channels: int) -> int:
        return floor(channels * width)

    _at_least("resolution", resolution, 1)
    channels = thin(_MOBILENET_V1_STEM)
    _at_least("channels after the width multiplier", channels, 1)
    size = output_size(resolution, 3, 2, 1)
    layers = [[3, 3, channels, 1, 2, size]]
    for out_channels, stride in _MOBILENET_V1_BLOCKS:
        size = output_size(size, 3, stride, 1)
        layers.append([3, channels, channels, channels, stride, size])
        layers.append([1, channels, thin(out_channels), 1, 1, size])
        channels = thin(out_channels)
    return layers


def mobilenet_v1_macs(
    width: float = 1.0, resolution: int = 224, classes: int = 1000, part: str = "all"
) -> int:
    """Return the multiply-accumulates of MobileNet V1 for one image.

    ``part`` is "all", "stem", "depthwise", "pointwise" or "classifier". Raises ``ValueError`` for
    another part or impossible sizes.
    """
    layers = mobilenet_v1_layers(width, resolution)
    costs = [
        (_mobilenet_part(kernel, groups), macs(kernel, into, out, size, groups))
        for kernel, into, out, groups, _, size in layers
    ]
    costs.append(("classifier", linear_parameter_count(layers[-1][2], classes, bias=False)))
    return _of_part(costs, part)


def mobilenet_v1_parameter_count(
    width: float = 1.0, classes: int = 1000, part: str = "all", batch_norm: bool = True
) -> int:
    """Return the trained parameters of MobileNet V1.

    The convolutions have no bias; with ``batch_norm`` the scale and shift after each of them
    count too. ``part`` as for ``mobilenet_v1_macs``. Raises ``ValueError`` for another part.
    """
    layers = mobilenet_v1_layers(width)
    counts = [
        (
            _mobilenet_part(kernel, groups),
            parameter_count(kernel, into, out, groups, bias=False) + 2 * out * int(batch_norm),
        )
        for kernel, into, out, groups, _, _ in layers
    ]
    counts.append(("classifier", linear_parameter_count(layers[-1][2], classes)))
    return _of_part(counts, part)


def _mobilenet_part(kernel: int, groups: int) -> str:
    if kernel == 1:
        return "pointwise"
    return "stem" if groups == 1 else "depthwise"


def _of_part(values: Sequence[tuple[str, int]], part: str) -> int:
    if part != "all" and part not in {name for name, _ in values}:
        raise ValueError(f"MobileNet V1 has no part {part!r}")
    return sum(value for name, value in values if part in {"all", name})


def _at_least(name: str, value: int, least: int) -> None:
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")


def _both_sides(padding: int | Sequence[int]) -> tuple[int, int]:
    sides = (padding, padding) if isinstance(padding, int) else tuple(padding)
    if len(sides) != 2 or min(sides) < 0:
        raise ValueError("padding is one number, or one before and one after, none below 0")
    return sides


def _area(size: int | Sequence[int], name: str = "kernel") -> int:
    if isinstance(size, int):
        size = (size, size)
    area = 1
    for side in size:
        _at_least(name, side, 1)
        area *= side
    return area


def _channels_per_group(in_channels: int, out_channels: int, groups: int) -> int:
    _at_least("in_channels", in_channels, 1)
    _at_least("out_channels", out_channels, 1)
    _at_least("groups", groups, 1)
    if in_channels % groups or out_channels % groups:
        raise ValueError("groups must divide the input channels and the output channels")
    return in_channels // groups


def _shape(name: str, rows: Sequence[Sequence[float]]) -> tuple[int, int]:
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise ValueError(f"{name} must be rows of equal length, at least one number each")
    return len(rows), len(rows[0])
