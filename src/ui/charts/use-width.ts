import { useLayoutEffect, useState, type RefObject } from "react";

const paperWidth = 640;

/** Width of an element in pixels, followed: text in a chart keeps its size, only the plot becomes narrower. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(paperWidth);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
