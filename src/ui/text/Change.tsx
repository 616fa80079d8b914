import styles from "./Change.module.css";

const arrows = { up: "▲", down: "▼", same: "＝" } as const;

/** A change as arrow and word. */
export function Change({ direction, word }: { direction: "up" | "down" | "same"; word: string }) {
  return (
    <span className={styles["change"]}>
      <span aria-hidden="true">{arrows[direction]}</span> {word}
    </span>
  );
}
