import type { BrowserContext, Page } from "playwright-core";

/**
 * Ways of writing a script that runs where text becomes markup, an address or a template: tags, handlers that need no hand, markup that browsers mend into
 * something else, text that is decoded twice, ends of the elements text stands in, addresses that run. Each would call `alert`.
 */
export const hostileTexts: readonly string[] = [
  '"><script>alert(1)</script> <img src=x onerror=alert(1)>',
  "</title></textarea><svg/onload=alert(1)> <details open ontoggle=alert(1)>",
  `'><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "javascript:alert(1)//https://example.org/ [x](javascript:alert(1))",
  "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= alert(1) %>",
  "&lt;img src=x onerror=alert(1)&gt; %3Csvg onload=alert(1)%3E",
  String.raw`\u003cscript\u003ealert(1) </script><!--<script>alert(1)--></script>`,
  '<a href="jav&#x09;ascript:alert(1)" autofocus onfocus=alert(1)>x</a>',
  "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e <video><source onerror=alert(1)>",
  "<base href=//x.example/><form action=javascript:alert(1)><input autofocus>",
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
];

/** What ran in any page of this context, from now on. */
export async function watchForScripts(context: BrowserContext): Promise<readonly string[]> {
  const executed: string[] = [];
  await context.exposeFunction("alert", (what: unknown) => void executed.push(`alert ${String(what)}`));
  context.on("page", (page) => page.on("dialog", (dialog) => {
    executed.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  }));
  return executed;
}

/** What only hostile text could have put into a page of ours, and links that would run something. */
export async function markupFromText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const none = "img[src=x], iframe, math, base, video, source, meta[http-equiv], form[action^=javascript], [onerror], [onload], [onfocus], [ontoggle]";
    const running = [...document.querySelectorAll("[href], [src], [action]")].filter((one) => ["href", "src", "action"].some((name) => /^(javascript|data:text)/i.test((one.getAttribute(name) ?? "").replaceAll(/[\s\p{Cc}]/gu, ""))));
    return [...document.querySelectorAll(none), ...running].map((one) => one.outerHTML.slice(0, 200));
  });
}
