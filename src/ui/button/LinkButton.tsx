import type { ReactNode } from "react";
import { Link } from "wouter";
import { classNames } from "../class-names.ts";
import type { ButtonLook } from "./Button.tsx";
import styles from "./Button.module.css";

export type LinkButtonProps = { to: string; children: ReactNode; look?: ButtonLook; download?: string };

/** A link that starts something. With `download` the server answers with a file, so the browser follows it itself. */
export function LinkButton({ to, children, look = "plain", download }: LinkButtonProps) {
  const className = classNames(styles["button"], styles[look]);
  if (download !== undefined) return <a href={to} download={download} className={className}>{children}</a>;
  return <Link href={to} className={className}>{children}</Link>;
}
