/** Which part of the map is seen: how much larger, and which point of the whole map is in the middle. */
export type View = { readonly zoom: number; readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };

const largestZoom = 48;

export function wholeView(size: Size): View {
  return { zoom: 1, x: size.width / 2, y: size.height / 2 };
}

/** The nearest view that shows all of a box, with a little room around it. */
export function viewOf(box: readonly [readonly [number, number], readonly [number, number]], size: Size): View {
  const [[west, north], [east, south]] = box;
  const [width, height] = [Math.max(east - west, 1e-6), Math.max(south - north, 1e-6)];
  const zoom = Math.max(1, Math.min(largestZoom, 0.85 * Math.min(size.width / width, size.height / height)));
  return kept({ zoom, x: (west + east) / 2, y: (north + south) / 2 }, size);
}

/** Nearer or farther; the middle stays, and the map never leaves its frame. */
export function zoomed(view: View, factor: number, size: Size, around: { readonly x: number; readonly y: number } = view): View {
  const zoom = Math.max(1, Math.min(largestZoom, view.zoom * factor));
  const share = 1 - view.zoom / zoom;
  return kept({ zoom, x: view.x + (around.x - view.x) * share, y: view.y + (around.y - view.y) * share }, size);
}

/** A step sideways or up, in shares of what is seen. */
export function moved(view: View, across: number, down: number, size: Size): View {
  return kept({ ...view, x: view.x + (across * size.width) / view.zoom, y: view.y + (down * size.height) / view.zoom }, size);
}

function kept({ zoom, x, y }: View, { width, height }: Size): View {
  const half = { width: width / zoom / 2, height: height / zoom / 2 };
  return { zoom, x: Math.max(half.width, Math.min(width - half.width, x)), y: Math.max(half.height, Math.min(height - half.height, y)) };
}

export function viewBoxOf({ zoom, x, y }: View, { width, height }: Size): string {
  const seen = { width: width / zoom, height: height / zoom };
  return [x - seen.width / 2, y - seen.height / 2, seen.width, seen.height].map((number) => number.toFixed(2)).join(" ");
}
