import { createTheme, defaultVariantColorsResolver, Modal, type VariantColorsResolver } from '@mantine/core';

const font = 'var(--font)';

/** The library's own colours have one text colour for light and dark; our tokens have two. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const plain = defaultVariantColorsResolver(input);
  const danger = input.color === 'red';
  if (input.variant === 'filled') {
    return danger
      ? { ...plain, background: 'var(--bad)', hover: 'var(--bad)', color: 'var(--surface)' }
      : { ...plain, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' };
  }
  if (input.variant === 'subtle' || input.variant === 'light') {
    return {
      ...plain,
      background: input.variant === 'light' ? 'var(--accent-quiet)' : 'transparent',
      hover: 'var(--surface-hover)',
      color: danger ? 'var(--bad)' : input.color === 'gray' ? 'var(--text-quiet)' : 'var(--accent)',
    };
  }
  return plain;
};

/** Colours come from the tokens by `console.css`; here is only what the component library asks for in code. */
export const theme = createTheme({
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    // The page itself never scrolls, and locking it would write a style element that our content policy forbids.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 150 } } }),
  },
});
