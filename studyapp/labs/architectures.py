"""Arithmetic of block diagrams: parameters, depths and shapes of well-known architectures.

Counts follow the published layouts; a convolution "without bias" is the usual choice before batch
normalization, whose scale and shift are counted separately.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, prod

__all__ = [
    "basic_block_weights",
    "bottleneck_weights",
    "chain_gradient",
    "resnet_depth",
    "resnet_parameters",
    "resnet_path_lengths",
    "resnet_path_share",
    "unet_channels",
    "unet_crops",
    "unet_output_size",
    "unet_parameters",
    "unet_sizes",
    "vit_block_parameters",
    "vit_head_dim",
    "vit_multiply_adds",
    "vit_parameters",
    "vit_patch_embedding_parameters",
    "vit_patches",
    "vit_position_parameters",
    "vit_tokens",
]

_CONVOLUTIONS_PER_BLOCK = {"basic": 2, "bottleneck": 3}


def _require_positive(**values: int) -> None:
    for name, value in values.items():
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")


# -- residual networks ---------------------------------------------------------------------------


def basic_block_weights(
    inputs: int, outputs: int, kernel: int = 3, projection: bool = False
) -> int:
    """Convolution weights of a basic residual block: two k x k convolutions, without biases.

    ``projection`` adds the 1 x 1 convolution of a shortcut that changes the shape.
    He et al., "Deep Residual Learning for Image Recognition", 2016, figure 5 (left).
    """
    _require_positive(inputs=inputs, outputs=outputs, kernel=kernel)
    shortcut = inputs * outputs if projection else 0
    return kernel**2 * (inputs * outputs + outputs * outputs) + shortcut


def bottleneck_weights(
    inputs: int, width: int, outputs: int, kernel: int = 3, projection: bool = False
) -> int:
    """Convolution weights of a bottleneck block: 1 x 1 down, k x k, 1 x 1 up, without biases.

    ``projection`` adds the 1 x 1 convolution of a shortcut that changes the shape.
    He et al., "Deep Residual Learning for Image Recognition", 2016, figure 5 (right).
    """
    _require_positive(inputs=inputs, width=width, outputs=outputs, kernel=kernel)
    shortcut = inputs * outputs if projection else 0
    return inputs * width + kernel**2 * width * width + width * outputs + shortcut


def resnet_depth(blocks: Sequence[int], block: str = "bottleneck") -> int:
    """Weighted layers of an ImageNet ResNet: the stem, the blocks' convolutions, the classifier.

    ``blocks`` is the number of blocks per stage, ``block`` is ``basic`` or ``bottleneck``.
    Projections on shortcuts are not counted, as in the paper's names (18, 34, 50, 101, 152).
    """
    if block not in _CONVOLUTIONS_PER_BLOCK:
        raise ValueError(f"block must be 'basic' or 'bottleneck', got {block!r}")
    _require_positive(**{f"stage {index + 1}": count for index, count in enumerate(blocks)})
    return 2 + _CONVOLUTIONS_PER_BLOCK[block] * sum(blocks)


def resnet_parameters(
    blocks: Sequence[int], block: str = "bottleneck", classes: int = 1000, base: int = 64
) -> int:
    """Trainable parameters of an ImageNet ResNet with batch normalization.

    Counts the 7 x 7 stem, all convolutions (no biases), the scale and shift of every batch
    normalization and the classifier; ``classes=0`` leaves the classifier out.
    He et al., "Deep Residual Learning for Image Recognition", 2016, table 1.
    """
    if block not in _CONVOLUTIONS_PER_BLOCK:
        raise ValueError(f"block must be 'basic' or 'bottleneck', got {block!r}")
    if classes < 0:
        raise ValueError(f"classes must not be negative, got {classes}")
    _require_positive(base=base)
    expansion = 4 if block == "bottleneck" else 1
    total = 7 * 7 * 3 * base + 2 * base
    inputs = base
    for stage, count in enumerate(blocks):
        _require_positive(**{f"stage {stage + 1}": count})
        width = base * 2**stage
        outputs = width * expansion
        for index in range(count):
            projection = index == 0 and inputs != outputs
            if block == "bottleneck":
                total += bottleneck_weights(inputs, width, outputs, projection=projection)
                total += 2 * (width + width + outputs)
            else:
                total += basic_block_weights(inputs, outputs, projection=projection)
                total += 2 * (outputs + outputs)
            total += 2 * outputs if projection else 0
            inputs = outputs
    return total + (inputs * classes + classes)


def resnet_path_lengths(blocks: int) -> list[int]:
    """How many paths through ``blocks`` residual blocks pass 0, 1, … , n of the branches.

    Unrolled, every block doubles the paths; the numbers are binomial coefficients and add up to
    2**blocks. Veit et al., "Residual Networks Behave Like Ensembles of Relatively Shallow
    Networks", 2016.
    """
    _require_positive(blocks=blocks)
    return [comb(blocks, length) for length in range(blocks + 1)]


def resnet_path_share(blocks: int, shortest: int, longest: int) -> float:
    """The share of the paths whose length lies between ``shortest`` and ``longest``, inclusive."""
    lengths = resnet_path_lengths(blocks)
    if not 0 <= shortest <= longest <= blocks:
        raise ValueError(f"lengths must satisfy 0 <= shortest <= longest <= {blocks}")
    return sum(lengths[shortest : longest + 1]) / sum(lengths)


def chain_gradient(derivatives: Sequence[float], skip: bool = False) -> float:
    """The derivative of a chain of scalar layers with the given local derivatives.

    Without ``skip`` it is the product of the derivatives f'; with it every layer is x + f(x) and
    contributes 1 + f' (He et al., "Identity Mappings in Deep Residual Networks", 2016).
    """
    return float(prod((1.0 if skip else 0.0) + derivative for derivative in derivatives))


# -- U-Net ---------------------------------------------------------------------------------------


def unet_sizes(
    size: int, levels: int = 4, kernel: int = 3, convolutions: int = 2, padding: int = 0
) -> list[list[int]]:
    """Sizes through a U-Net: for every stage the size entering and leaving its convolutions.

    Stages in order: ``levels`` contracting stages (each followed by 2 x 2 max pooling), the
    bottom, ``levels`` expanding stages (each preceded by a 2 x 2 up-convolution of stride 2).
    Raises ValueError where a size is odd before pooling or does not stay positive.
    Ronneberger et al., "U-Net", 2015, figure 1.
    """
    _require_positive(size=size, levels=levels, kernel=kernel, convolutions=convolutions)
    if padding < 0:
        raise ValueError(f"padding must not be negative, got {padding}")
    change = convolutions * (2 * padding - kernel + 1)
    stages: list[list[int]] = []
    for level in range(2 * levels + 1):
        leaving = size + change
        if leaving < 1:
            raise ValueError(
                f"the input is too small: stage {level + 1} would be left with nothing"
            )
        stages.append([size, leaving])
        if level < levels:
            if leaving % 2:
                raise ValueError(f"size {leaving} before pooling in stage {level + 1} is odd")
            size = leaving // 2
        else:
            size = leaving * 2
    return stages


def unet_output_size(
    size: int, levels: int = 4, kernel: int = 3, convolutions: int = 2, padding: int = 0
) -> int:
    """The output size of a U-Net for a square input; errors as in :func:`unet_sizes`."""
    return unet_sizes(size, levels, kernel, convolutions, padding)[-1][1]


def unet_crops(
    size: int, levels: int = 4, kernel: int = 3, convolutions: int = 2, padding: int = 0
) -> list[int]:
    """Pixels cropped on each side of the skip connections, finest level first."""
    stages = unet_sizes(size, levels, kernel, convolutions, padding)
    return [(stages[level][1] - stages[2 * levels - level][0]) // 2 for level in range(levels)]


def unet_channels(base: int = 64, levels: int = 4) -> list[int]:
    """Channels per level from the finest to the bottom: doubled at every downsampling."""
    _require_positive(base=base, levels=levels)
    return [base * 2**level for level in range(levels + 1)]


def unet_parameters(
    inputs: int = 1, classes: int = 2, base: int = 64, levels: int = 4, bias: bool = True
) -> int:
    """Parameters of the U-Net of 2015: pairs of 3 x 3, 2 x 2 up-convolutions, a final 1 x 1.

    Without normalization layers, which the original does not have.
    """
    _require_positive(inputs=inputs, classes=classes)
    channels = unet_channels(base, levels)

    def convolution(kernel: int, entering: int, leaving: int) -> int:
        return kernel**2 * entering * leaving + (leaving if bias else 0)

    total = 0
    entering = inputs
    for width in channels:
        total += convolution(3, entering, width) + convolution(3, width, width)
        entering = width
    for width in reversed(channels[:-1]):
        total += convolution(2, 2 * width, width)
        total += convolution(3, 2 * width, width) + convolution(3, width, width)
    return total + convolution(1, base, classes)


# -- Vision Transformer --------------------------------------------------------------------------


def vit_patches(image: int = 224, patch: int = 16) -> int:
    """The number of patches N = (image / patch)^2 of a square image."""
    _require_positive(image=image, patch=patch)
    if image % patch:
        raise ValueError(f"the image size {image} is not a multiple of the patch size {patch}")
    return (image // patch) ** 2


def vit_tokens(image: int = 224, patch: int = 16, class_token: bool = True) -> int:
    """Sequence length: the patches and, if there is one, the class token."""
    return vit_patches(image, patch) + int(class_token)


def vit_patch_embedding_parameters(patch: int = 16, channels: int = 3, dim: int = 768) -> int:
    """Weights and biases of the projection of flattened patches, patch^2 channels -> dim."""
    _require_positive(patch=patch, channels=channels, dim=dim)
    return patch**2 * channels * dim + dim


def vit_position_parameters(
    image: int = 224, patch: int = 16, dim: int = 768, class_token: bool = True
) -> int:
    """Entries of the learned position table: one row of ``dim`` per token."""
    _require_positive(dim=dim)
    return vit_tokens(image, patch, class_token) * dim


def vit_head_dim(dim: int = 768, heads: int = 12) -> int:
    """The dimension of a head's queries, keys and values."""
    _require_positive(dim=dim, heads=heads)
    if dim % heads:
        raise ValueError(f"dim {dim} is not a multiple of {heads} heads")
    return dim // heads


def vit_block_parameters(dim: int = 768, mlp: int = 3072) -> int:
    """Parameters of an encoder block: two layer norms, attention (Q, K, V, output), two-layer MLP.

    All linear layers have biases; the number of heads does not matter as long as dim is split.
    """
    _require_positive(dim=dim, mlp=mlp)
    attention = 4 * (dim * dim + dim)
    feed_forward = dim * mlp + mlp + mlp * dim + dim
    return 2 * (2 * dim) + attention + feed_forward


def vit_parameters(
    image: int = 224,
    patch: int = 16,
    channels: int = 3,
    dim: int = 768,
    depth: int = 12,
    mlp: int = 3072,
    classes: int = 1000,
) -> int:
    """Parameters of a Vision Transformer with class token, final layer norm and linear classifier.

    Dosovitskiy et al., "An Image is Worth 16x16 Words", 2021; ViT-B/16 is the default.
    """
    _require_positive(depth=depth, classes=classes)
    return (
        vit_patch_embedding_parameters(patch, channels, dim)
        + dim  # the class token
        + vit_position_parameters(image, patch, dim)
        + depth * vit_block_parameters(dim, mlp)
        + 2 * dim  # the layer norm after the last block
        + dim * classes
        + classes
    )


def vit_multiply_adds(
    image: int = 224,
    patch: int = 16,
    channels: int = 3,
    dim: int = 768,
    depth: int = 12,
    mlp: int = 3072,
    classes: int = 1000,
    part: str = "all",
) -> int:
    """Multiply-adds of one forward pass; biases, norms, softmax and activations are not counted.

    ``part`` is ``all``, or within the blocks ``linear`` (projections and MLP, linear in the number
    of tokens) or ``attention`` (the products Q K^T and A V, quadratic in it).
    """
    _require_positive(depth=depth, dim=dim, mlp=mlp, classes=classes)
    patches = vit_patches(image, patch)
    tokens = vit_tokens(image, patch)
    linear = depth * tokens * (4 * dim * dim + 2 * dim * mlp)
    attention = depth * 2 * tokens * tokens * dim
    if part == "linear":
        return linear
    if part == "attention":
        return attention
    if part != "all":
        raise ValueError(f"part must be 'all', 'linear' or 'attention', got {part!r}")
    return patches * patch**2 * channels * dim + linear + attention + dim * classes
