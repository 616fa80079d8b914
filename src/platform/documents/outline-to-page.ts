import { html } from "hono/html";
import type { Html } from "../http/page.ts";
import type { Block, Outline, Span, Spans } from "./outline.ts";

/**
 * The document for paper. Head and foot of a table come back on every printed page in all browsers, which margin boxes of a page
 * with words of its own do not; the table carries no meaning and says so.
 */
export function outlineToPage(outline: Outline): Html {
  const { running } = outline;
  const marks = html`${running.marks.map(({ kind, text }) => html`<strong class="${kind}">${text}</strong> `)}<bdi>${running.number}</bdi>`;
  return html`<table role="presentation" class="paper">
    <thead><tr><td><div class="running">${marks} <span class="copy">${running.copy.map(spanOf)}</span></div></td></tr></thead>
    <tfoot><tr><td><div class="running">${marks} <span class="seal">${running.seal}</span></div></td></tr></tfoot>
    <tbody><tr><td><main>${outline.blocks.map(blockOf)}</main></td></tr></tbody>
  </table>`;
}

function blockOf(block: Block): Html {
  if (block.kind === "new-page") return html`<div class="new-page"></div>`;
  if (block.kind === "heading") return headingOf(block.level, block.spans);
  if (block.kind === "bullets") return html`<ul>${block.items.map((spans) => html`<li>${spans.map(spanOf)}</li>`)}</ul>`;
  if (block.kind === "facts") return html`<dl>${block.items.map(({ term, spans }) => html`<div><dt>${term}</dt><dd>${spans.map(spanOf)}</dd></div>`)}</dl>`;
  if (block.kind === "table") return tableOf(block);
  const [only] = block.spans;
  if (block.spans.length === 1 && only?.by === "person") return html`<p dir="auto">${only.text}</p>`;
  return html`<p class="${block.isQuiet ? "quiet" : ""}">${block.spans.map(spanOf)}</p>`;
}

function headingOf(level: 1 | 2 | 3, spans: Spans): Html {
  const inside = spans.map(spanOf);
  if (level === 1) return html`<h1>${inside}</h1>`;
  return level === 2 ? html`<h2>${inside}</h2>` : html`<h3>${inside}</h3>`;
}

function tableOf({ caption, head, rows }: Extract<Block, { kind: "table" }>): Html {
  return html`<table class="data">
    <caption>${caption}</caption>
    <thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((spans) => html`<td>${spans.map(spanOf)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

function spanOf({ text, by, isStrong }: Span): Html {
  if (by === "person") return html`<bdi>${text}</bdi>`;
  return isStrong ? html`<strong>${text}</strong>` : html`${text}`;
}
