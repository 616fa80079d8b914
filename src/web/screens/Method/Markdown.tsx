import { lexer, type Token, type Tokens } from "marked";
import type { ReactNode } from "react";

/** Text as our own method pages write it: headings, paragraphs, lists and tables. Tokens become elements, so that nothing in a text is ever taken for markup of ours; what the pages do not use is shown as it stands. */
export function Markdown({ text }: { text: string }) {
  return <>{lexer(text).map(blockOf)}</>;
}

function blockOf(token: Token, key: number): ReactNode {
  // The name of the page stands above it already.
  if (isKind("heading", token)) return token.depth === 1 ? null : <h2 key={key}>{inlines(token)}</h2>;
  if (isKind("paragraph", token)) return <p key={key}>{inlines(token)}</p>;
  if (isKind("list", token)) return <ul key={key}>{token.items.map((item, place) => <li key={place}>{item.tokens.map(itemOf)}</li>)}</ul>;
  if (isKind("table", token)) return <Table key={key} table={token} />;
  if (isKind("space", token)) return null;
  return <pre key={key}>{token.raw}</pre>;
}

/** A short item of a list is text by itself and no paragraph. */
function itemOf(token: Token, key: number): ReactNode {
  return isKind("text", token) ? <span key={key}>{inlines(token)}</span> : blockOf(token, key);
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <table>
      <thead><tr>{table.header.map((cell, place) => <th key={place} scope="col">{inlines(cell)}</th>)}</tr></thead>
      <tbody>{table.rows.map((row, place) => <tr key={place}>{row.map((cell, at) => <td key={at}>{inlines(cell)}</td>)}</tr>)}</tbody>
    </table>
  );
}

function inlines({ tokens = [] }: { tokens?: readonly Token[] }): ReactNode[] {
  return tokens.map(inlineOf);
}

function inlineOf(token: Token, key: number): ReactNode {
  if (isKind("strong", token)) return <strong key={key}>{inlines(token)}</strong>;
  if (isKind("em", token)) return <em key={key}>{inlines(token)}</em>;
  if (isKind("codespan", token)) return <code key={key}>{token.text}</code>;
  if (isKind("escape", token)) return token.text;
  return token.raw;
}

type Kinds = { heading: Tokens.Heading; paragraph: Tokens.Paragraph; list: Tokens.List; table: Tokens.Table; space: Tokens.Space; text: Tokens.Text; strong: Tokens.Strong; em: Tokens.Em; codespan: Tokens.Codespan; escape: Tokens.Escape };

function isKind<Kind extends keyof Kinds>(kind: Kind, token: Token): token is Kinds[Kind] {
  return token.type === kind;
}
