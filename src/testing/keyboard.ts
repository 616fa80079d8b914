import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Presses a key until what has the focus fits, and says on the way where a focus cannot be seen. */
export async function walkTo(page: Page, key: "Tab" | "Shift+Tab", selector: string, text?: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    const { isThere, isSeen } = await page.evaluate(([wanted, words]) => {
      const focused = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      return { isThere: focused.matches(wanted) && (words === null || focused.textContent?.trim() === words), isSeen: focused === document.body || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 3) || boxShadow !== "none" };
    }, [selector, text ?? null] as const);
    expect(isSeen, `the focus is seen after ${presses + 1} × ${key}`).toBe(true);
    if (isThere) return;
  }
  throw new Error(`${selector} ${text ?? ""} cannot be reached with ${key}`);
}
