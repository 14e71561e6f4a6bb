import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.labs import architectures as arch


def test_bottleneck_and_basic_blocks_of_the_paper():
    assert arch.bottleneck_weights(inputs=256, width=64, outputs=256) == 69_632
    assert arch.basic_block_weights(inputs=256, outputs=256) == 1_179_648
    assert arch.basic_block_weights(inputs=64, outputs=64) == 73_728
    assert arch.basic_block_weights(64, 128, projection=True) == 9 * (64 + 128) * 128 + 64 * 128
    assert arch.bottleneck_weights(64, 64, 256, projection=True) == 73_728


@pytest.mark.parametrize(
    ("blocks", "block", "depth", "parameters"),
    [
        ([2, 2, 2, 2], "basic", 18, 11_689_512),
        ([3, 4, 6, 3], "basic", 34, 21_797_672),
        ([3, 4, 6, 3], "bottleneck", 50, 25_557_032),
        ([3, 4, 23, 3], "bottleneck", 101, 44_549_160),
        ([3, 8, 36, 3], "bottleneck", 152, 60_192_808),
    ],
)
def test_resnet_family(blocks, block, depth, parameters):
    assert arch.resnet_depth(blocks, block) == depth
    assert arch.resnet_parameters(blocks, block) == parameters


def test_resnet_without_classifier():
    whole = arch.resnet_parameters([3, 4, 6, 3], classes=10)
    assert whole - arch.resnet_parameters([3, 4, 6, 3], classes=0) == 2048 * 10 + 10


@given(st.integers(1, 60))
def test_paths_double_with_every_block(blocks):
    assert sum(arch.resnet_path_lengths(blocks)) == 2**blocks
    assert arch.resnet_path_share(blocks, 0, blocks) == 1


@given(st.lists(st.floats(-2, 2), max_size=12))
def test_a_skip_adds_one_to_every_derivative(derivatives):
    plain = arch.chain_gradient([1 + d for d in derivatives])
    assert arch.chain_gradient(derivatives, skip=True) == pytest.approx(plain)


def test_unet_of_the_paper():
    sizes = [572, 284, 140, 68, 32, 56, 104, 200, 392]
    assert arch.unet_sizes(572) == [[size, size - 4] for size in sizes]
    assert arch.unet_output_size(572) == 388
    assert arch.unet_crops(572) == [88, 40, 16, 4]
    assert arch.unet_channels() == [64, 128, 256, 512, 1024]


@given(st.integers(1, 40), st.integers(1, 5))
def test_same_padding_keeps_multiples_of_two_to_the_levels(factor, levels):
    size = factor * 2**levels
    assert arch.unet_output_size(size, levels=levels, padding=1) == size
    assert arch.unet_crops(size, levels=levels, padding=1) == [0] * levels


def test_unet_refuses_odd_and_small_inputs():
    with pytest.raises(ValueError, match="odd"):
        arch.unet_output_size(570)
    with pytest.raises(ValueError, match="too small"):
        arch.unet_output_size(12)


def test_vit_base_of_the_paper():
    assert arch.vit_patches() == 196
    assert arch.vit_tokens() == 197
    assert arch.vit_tokens(class_token=False) == 196
    assert arch.vit_head_dim() == 64
    assert arch.vit_patch_embedding_parameters() == 590_592
    assert arch.vit_position_parameters() == 151_296
    assert arch.vit_block_parameters() == 7_087_872
    assert arch.vit_parameters() == 86_567_656
    # ViT-L/16, as published with the reference implementations
    assert arch.vit_parameters(dim=1024, depth=24, mlp=4096) == 304_326_632


def test_vit_parts_add_up_and_attention_is_quadratic():
    parts = arch.vit_multiply_adds(part="linear") + arch.vit_multiply_adds(part="attention")
    assert arch.vit_multiply_adds() == parts + 196 * 768 * 768 + 768 * 1000
    ratio = arch.vit_multiply_adds(image=384, part="attention") / arch.vit_multiply_adds(
        part="attention"
    )
    assert math.isclose(ratio, (577 / 197) ** 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: arch.basic_block_weights(0, 64), "inputs must be at least"),
        (lambda: arch.resnet_depth([2, 2], "dense"), "block must be"),
        (lambda: arch.resnet_parameters([2, 0], "basic"), "must be at least"),
        (
            lambda: arch.resnet_parameters([2, 2], "basic", classes=-1),
            "classes must not be negative, got -",
        ),
        (lambda: arch.resnet_path_share(4, 3, 2), "<= shortest <= longest <="),
        (lambda: arch.unet_sizes(572, padding=-1), "padding must not be negative, got -"),
        (lambda: arch.vit_patches(225, 16), "is not a multiple of the patch size"),
        (lambda: arch.vit_head_dim(768, 11), "is not a multiple of"),
        (lambda: arch.vit_multiply_adds(part="mlp"), "part must be"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
