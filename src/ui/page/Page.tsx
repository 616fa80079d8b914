import { useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { LabelMark, type LabelName } from "./LabelMark.tsx";
import { SeenLabels, useHighestLabel } from "./seen-labels.ts";
import styles from "./Page.module.css";

export type Breadcrumb = { readonly to: string; readonly text: string };
export type PageProps = {
  title: string;
  /** What the window is called where the title must not stand in the history of the browser. */
  windowTitle?: string;
  /** The one sentence that says it first. */
  lead?: ReactNode;
  /** Of what the page itself says; what stands on it may raise the mark, never lower it. */
  label?: LabelName;
  number?: string;
  /** When what is shown was true; ISO. */
  asOf?: string;
  breadcrumbs?: readonly Breadcrumb[];
  actions?: ReactNode;
  children: ReactNode;
};

export function Page({ title, windowTitle = title, lead, label: own = "unclassified", number, asOf, breadcrumbs = [], actions, children }: PageProps) {
  const t = useMessages();
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(windowTitle, heading);
  const { label, see } = useHighestLabel(own);
  return (
    <article className={styles["page"]}>
      <header className={styles["header"]}>
        {breadcrumbs.length > 0 && (
          <nav aria-label={t("ui.page.breadcrumbs")} className={styles["breadcrumbs"]}>
            <ol>
              {breadcrumbs.map(({ to, text }) => (
                <li key={to}><Link href={to}>{text}</Link></li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles["line"]}>
          <h1 ref={heading} tabIndex={-1} dir="auto">{title}</h1>
          <span className={styles["marks"]}>
            <LabelMark label={label} />
            {number !== undefined && <bdi className={styles["number"]}>{number}</bdi>}
            {asOf !== undefined && <time dateTime={asOf}>{t("ui.page.as-of", { when: format.dateTime(asOf) })}</time>}
          </span>
        </div>
        {lead !== undefined && <div className={styles["lead"]}>{lead}</div>}
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </header>
      <SeenLabels value={see}>{children}</SeenLabels>
    </article>
  );
}

let hasArrivedBefore = false;

/** A new page is named in the window and takes the focus, as it would had the browser loaded it. Not the first one: it has just been. */
function useArrival(title: string, heading: { readonly current: HTMLHeadingElement | null }): void {
  const t = useMessages();
  const [path] = useLocation();
  useEffect(() => {
    document.title = t("ui.page.window-title", { title });
  }, [title, t]);
  useEffect(() => {
    const focused = document.activeElement;
    const isFree = focused === null || focused === document.body || !focused.closest("main, dialog");
    if (hasArrivedBefore && isFree) heading.current?.focus({ preventScroll: true });
    hasArrivedBefore = true;
  }, [path, heading]);
}
