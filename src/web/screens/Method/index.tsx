import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Markdown } from "./Markdown.tsx";
import { methodNames, readMethod, type MethodName } from "./methods.ts";
import styles from "./styles.module.css";

/** How a number on the screens is made, what it assumes and when it misleads: the page of the method, as it stands beside the code. */
export function MethodScreen() {
  const t = useMessages();
  const { method: wanted } = useParams();
  const method = methodNames.find((one) => one === wanted);
  const breadcrumbs = [{ to: "/help", text: t("web.help.title") }];
  if (method === undefined) return <Page title={t("web.method.title")} breadcrumbs={breadcrumbs}><Empty why="nothing">{t("web.method.unknown")}</Empty><Others /></Page>;
  return (
    <Page title={t(`web.method.${method}`)} lead={t("web.method.lead")} breadcrumbs={breadcrumbs}>
      <MethodText method={method} />
      <Others />
    </Page>
  );
}

function MethodText({ method }: { method: MethodName }) {
  const { data } = useSuspenseQuery({ queryKey: ["method", method], queryFn: () => readMethod(method), staleTime: Infinity });
  return <article lang="en" dir="ltr" className={styles["text"]}><Markdown text={data} /></article>;
}

function Others() {
  const t = useMessages();
  return <nav aria-label={t("web.method.title")}><ul className={styles["others"]}>{methodNames.map((name) => <li key={name}><Link href={`/help/methods/${name}`}>{t(`web.method.${name}`)}</Link></li>)}</ul></nav>;
}
