const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** The red, green and blue of a colour in any syntax, from 0 to 255, as the browser paints it over another. */
export function opaque(color: string, ground = '#fff'): number[] {
  for (const fill of [ground, color]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** Relative luminance, as WCAG defines it. */
function luminance(channels: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of a colour with the ground that it is painted on, from 1 to 21. */
export function contrast(color: string, ground: string): number {
  const all = [luminance(opaque(color, ground)), luminance(opaque(ground))];
  return (Math.max(...all) + 0.05) / (Math.min(...all) + 0.05);
}
