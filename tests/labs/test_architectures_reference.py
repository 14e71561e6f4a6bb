import pytest

from studyapp.labs import architectures as arch

torch = pytest.importorskip("torch", reason="needs the optional extra 'reference'")


def _count(module):
    return sum(parameter.numel() for parameter in module.parameters())


def test_transformer_block_has_the_counted_parameters():
    block = torch.nn.TransformerEncoderLayer(96, 4, dim_feedforward=200, norm_first=True)
    assert arch.vit_block_parameters(dim=96, mlp=200) == _count(block)


def test_patch_embedding_is_a_strided_convolution():
    patchify = torch.nn.Conv2d(3, 24, kernel_size=8, stride=8)
    assert arch.vit_patch_embedding_parameters(patch=8, channels=3, dim=24) == _count(patchify)
    tokens = patchify(torch.zeros(1, 3, 32, 32)).flatten(2).transpose(1, 2)
    assert list(tokens.shape[1:]) == [arch.vit_patches(32, 8), 24]


def _pair(inputs, outputs):
    return torch.nn.Sequential(
        torch.nn.Conv2d(inputs, outputs, 3),
        torch.nn.ReLU(),
        torch.nn.Conv2d(outputs, outputs, 3),
        torch.nn.ReLU(),
    )


def test_unet_sizes_and_parameters():
    channels = arch.unet_channels(base=2, levels=2)
    down = [_pair(*widths) for widths in zip([1, *channels[:-1]], channels, strict=True)]
    up = [torch.nn.ConvTranspose2d(2 * width, width, 2, 2) for width in channels[:-1]]
    decode = [_pair(2 * width, width) for width in channels[:-1]]
    head = torch.nn.Conv2d(2, 3, 1)
    modules = [*down, *up, *decode, head]
    assert arch.unet_parameters(inputs=1, classes=3, base=2, levels=2) == sum(map(_count, modules))

    size = 60
    crops = arch.unet_crops(size, levels=2)
    x, skips = torch.zeros(1, 1, size, size), []
    for level, encode in enumerate(down):
        x = encode(x)
        if level < 2:
            skips.append(x)
            x = torch.nn.functional.max_pool2d(x, 2)
    for level in (1, 0):
        x = up[level](x)
        c = crops[level]
        x = decode[level](torch.cat([skips[level][:, :, c:-c, c:-c], x], dim=1))
    assert head(x).shape[-1] == arch.unet_output_size(size, levels=2)
