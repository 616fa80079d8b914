import type { Page } from "playwright-core";

/**
 * What a page does to people who see, point or move differently (UI guide, section 4), as sentences. Each look is one call into the page,
 * because a hundred keys pressed on each of thirty screens take minutes.
 */

/** Wider than the screen, or with words that are cut off where nobody can scroll to them. */
export function faultsOfWidth(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    const isForEyes = (element: Element) => element.getClientRects().length > 0 && !getComputedStyle(element).clipPath.includes("inset(50%)");
    const hasOwnText = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "");
    const cut: string[] = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg, select") || !hasOwnText(element) || !isForEyes(element) || element.closest("[class*=hidden]")) continue;
      // The nearest box that cuts what sticks out of it; one that scrolls shows it all the same.
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (["auto", "scroll"].includes(overflowX) || ["auto", "scroll"].includes(overflowY)) break;
        if (!isForEyes(box)) break;
        const cuts = [overflowX, overflowY].some((one) => one === "hidden" || one === "clip");
        if (cuts && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) {
          cut.push(`cut: ${nameOf(box)}`);
          break;
        }
      }
    }
    return [...(over > 0 ? [`${over} px too wide`] : []), ...new Set(cut)];
  });
}

/**
 * Targets smaller than so many pixels (WCAG 2.5.8), with its exceptions: a link in a sentence, and a target around whose middle a circle of
 * that size meets no other target. What belongs to a label is as large as the label.
 */
export function faultsOfTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=link]")];
    const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !getComputedStyle(element).clipPath.includes("inset(50%)"));
    const around = (a: DOMRect, b: DOMRect) => new DOMRect(Math.min(a.left, b.left), Math.min(a.top, b.top), Math.max(a.right, b.right) - Math.min(a.left, b.left), Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top));
    const boxOf = (element: Element) => [...((element as HTMLInputElement).labels ?? [])].reduce((box, label) => (label.contains(element) ? around(box, label.getBoundingClientRect()) : box), element.getBoundingClientRect());
    const targets = shown.map((element) => ({ element, box: boxOf(element) })).filter(({ box }) => box.width > 0 && box.height > 0);
    const isSmall = ({ box }: { box: DOMRect }) => Math.min(box.width, box.height) < pixels - 0.5;
    const isInSentence = (element: Element) => {
      if (getComputedStyle(element).display !== "inline") return false;
      let block = element.parentElement;
      while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
      return (block?.textContent ?? "").replace(/\s/g, "").length > (element.textContent ?? "").replace(/\s/g, "").length;
    };
    const staysInPlace = (element: Element): boolean => {
      for (let box: Element | null = element; box; box = box.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(box).position)) return true;
      return false;
    };
    const middle = (box: DOMRect) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    const distance = (from: DOMRect, box: DOMRect) => {
      const { x, y } = middle(from);
      return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    };
    const crowded = targets.filter(isSmall).filter((one) => !isInSentence(one.element)).flatMap((one) => {
      const near = targets.find((other) => {
        // What stays in place lies over something else in each place one scrolls to.
        if (staysInPlace(other.element) !== staysInPlace(one.element)) return false;
        if (other.element === one.element || other.element.contains(one.element) || one.element.contains(other.element)) return false;
        const { x, y } = middle(one.box);
        const there = middle(other.box);
        return isSmall(other) && !isInSentence(other.element) ? Math.hypot(x - there.x, y - there.y) < pixels - 0.5 : distance(one.box, other.box) < pixels / 2 - 0.5;
      });
      return near ? [`target of ${Math.round(one.box.width)} × ${Math.round(one.box.height)} px: ${one.element.outerHTML.replace(/ class="[^"]*"/, "").slice(0, 90)} beside ${near.element.outerHTML.replace(/ class="[^"]*"/, "").slice(0, 60)}`] : [];
    });
    return [...new Set(crowded)];
  }, least);
}

/** Where a focus cannot be seen: no ring of 3 px around it, or something that stays in place lies over all of it (WCAG 2.4.7, 2.4.11). */
export async function faultsOfFocus(page: Page): Promise<string[]> {
  // A browser shows the ring to whoever used the keyboard last.
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const found: string[] = [];
    const nameOf = (element: Element) => element.outerHTML.replace(/ class="[^"]*"/, "").slice(0, 80);
    const reachable = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled, [tabindex='-1']") && !element.closest("[inert]"));
    const isCovered = (element: HTMLElement) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
      if (from >= to || right <= 0 || left >= innerWidth) return true;
      const xs = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => Math.min(Math.max(left + (right - left) * part, 1), innerWidth - 2));
      const ys = [0.1, 0.5, 0.9].map((part) => from + (to - from) * part);
      return !xs.some((x) => ys.some((y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (element.contains(top) || top.contains(element));
      }));
    };
    for (const element of [...reachable, ...reachable.toReversed()]) {
      element.focus();
      if (document.activeElement !== element) continue;
      // A box to tick may show the ring around its label.
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      if (!((outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 3) || boxShadow !== "none")) found.push(`focus without a ring: ${nameOf(element)}`);
      if (isCovered(element)) found.push(`focus under something: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}

/** Whatever still moves for whoever asked that nothing does; and whatever would, shown by something that is told to. */
export function faultsOfMotion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told = document.body.appendChild(document.createElement("div"));
    told.style.setProperty("animation", "somewhere 1s infinite");
    told.style.setProperty("transition", "opacity 1s");
    const moving = [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(", ").some((one) => one !== "0s") || scrollBehavior === "smooth";
    });
    told.remove();
    return moving.slice(0, 5).map((element) => `moves: ${element.tagName.toLowerCase()} ${element.className}`);
  });
}

/** States that only a background or a shadow tells: forced colours take both away. */
export async function faultsOfForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: "active" });
  const found = await page.evaluate(() => {
    const told = (element: Element) => {
      const style = getComputedStyle(element);
      return ["color", "fontWeight", "textDecorationLine", "outlineStyle", "borderBlockStartColor", "borderBlockEndColor", "borderInlineStartColor", "borderBlockEndWidth", "borderBlockEndStyle", "borderInlineStartWidth"].map((name) => style[name as never]).join(" ");
    };
    // The ramp of levels and numbers is drawn in its own colours with its own ink; the word and the number stand beside it.
    const isOnRamp = (element: Element) => element.closest("svg, [class*=step], [class*=not-assessed]") !== null;
    const states = ["aria-current", "aria-selected", "aria-pressed"];
    const isOn = (element: Element, state: string) => !["false", null].includes(element.getAttribute(state));
    const lost = states.flatMap((state) => [...document.querySelectorAll(`[${state}]`)].filter((element) => isOn(element, state) && element.checkVisibility()).flatMap((element) => {
      const siblings = [...(element.closest("ul, ol, [role=tablist], [role=group], nav")?.querySelectorAll(element.tagName) ?? [])].filter((one) => one !== element && !isOn(one, state) && one.checkVisibility());
      return siblings.some((one) => told(one) === told(element)) ? [`forced colours hide ${state}: ${element.outerHTML.slice(0, 80)}`] : [];
    }));
    const kept = [...document.querySelectorAll("main *")].filter((element) => getComputedStyle(element).forcedColorAdjust === "none" && !isOnRamp(element)).map((element) => `forced colours are refused by ${element.tagName.toLowerCase()} ${element.getAttribute("class") ?? ""}`);
    return [...new Set([...lost, ...kept])];
  });
  await page.emulateMedia({ forcedColors: null });
  return found;
}

/** A4 in pixels of a browser, 96 to the inch. */
const sheet = { width: 794, height: 1_123 };

/**
 * What a sheet of paper must still tell: when it was printed, and where the page is, on which every number leads to its sources. And
 * what nobody can do with it: press and choose, unless the page is a form.
 */
export async function faultsOnPaper(page: Page, now: Date): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("main").innerText();
  const shell = await page.evaluate(() => ["header", "nav"].filter((name) => document.querySelector(`[class*=shell] > ${name}, [class*=body] > ${name}`)?.checkVisibility()));
  const isForm = /\/(new|edit)$/.test(new URL(page.url()).pathname);
  const controls = isForm ? [] : await page.evaluate(() => [...document.querySelectorAll("main button, main select, main input, main textarea")]
    .filter((element) => element.checkVisibility() && element.closest("form") === null && !element.matches("thead button"))
    .map((element) => `on paper: ${element.outerHTML.replace(/ class="[^"]*"/, "").slice(0, 80)}`));
  const before = page.viewportSize();
  await page.setViewportSize(sheet);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ media: null });
  const year = String(now.getFullYear());
  return [...shell.map((name) => `on paper: the ${name} of the screen`), ...(text.slice(0, 300).includes(year) ? [] : ["on paper: no date"]), ...(text.includes(page.url()) ? [] : ["on paper: no address"]), ...(over > 0 ? [`on paper: ${over} px wider than the sheet`] : []), ...new Set(controls)];
}
