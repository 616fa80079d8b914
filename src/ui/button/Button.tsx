import { useId, type ReactNode } from "react";
import { classNames } from "../class-names.ts";
import styles from "./Button.module.css";

export type ButtonLook = "main" | "plain" | "quiet" | "danger";
export type ButtonProps = {
  children: ReactNode;
  onClick?: () => void;
  look?: ButtonLook;
  type?: "button" | "submit";
  /** Why it cannot be pressed now. The button stays reachable, so that everybody can learn the reason. */
  whyNot?: string;
  isBusy?: boolean;
  label?: string;
};

export function Button({ children, onClick, look = "plain", type = "button", whyNot, isBusy = false, label }: ButtonProps) {
  const reasonId = useId();
  const isIdle = whyNot !== undefined || isBusy;
  const button = (
    <button
      type={isIdle ? "button" : type}
      className={classNames(styles["button"], styles[look])}
      aria-label={label}
      aria-disabled={isIdle || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={whyNot === undefined ? undefined : reasonId}
      onClick={isIdle ? undefined : onClick}
    >
      {children}
    </button>
  );
  if (whyNot === undefined) return button;
  return (
    <span className={styles["with-reason"]}>
      {button}
      <span id={reasonId} className={styles["reason"]}>{whyNot}</span>
    </span>
  );
}
