import type { ReactNode } from "react";
import { Badge } from "../text/Badge.tsx";
import styles from "./styles.module.css";

/** How two accounts stand to each other in one thing: alike; close, where both can be right; different; or unknown, where one does not say. */
export type How = "alike" | "close" | "different" | "unknown";
/** One thing that both tell. `said` is in words how they differ in it; absent where they are not compared. */
export type PairLine = { readonly key: string; readonly title: ReactNode; readonly how?: How; readonly said?: string; readonly values: readonly [ReactNode, ReactNode] };

/** Each mark is a sign and words, so that nothing is told by colour alone. */
const signs = { alike: "=", close: "≈", different: "≠", unknown: "?" } as const satisfies Record<How, string>;
const sides = ["one", "other"] as const;

/** Two accounts in two columns; above each line how they differ in it. */
export function SideBySide({ caption, heads, lines }: { caption: string; heads: readonly [ReactNode, ReactNode]; lines: readonly PairLine[] }) {
  return (
    <table className={styles["side-by-side"]}>
      <caption className={styles["caption"]}>{caption}</caption>
      <thead>
        <tr>{sides.map((side, index) => <th key={side} scope="col">{heads[index]}</th>)}</tr>
      </thead>
      {lines.map(({ key, title, how, said, values }) => (
        <tbody key={key} data-how={how}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {title}{how !== undefined && <>{" "}<Badge tone={how === "different" ? "warn" : "plain"}><span aria-hidden="true">{signs[how]}</span> {said}</Badge></>}
            </th>
          </tr>
          <tr>{sides.map((side, index) => <td key={side}>{values[index]}</td>)}</tr>
        </tbody>
      ))}
    </table>
  );
}
