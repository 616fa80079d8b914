import { Link } from "wouter";
import { useMessages } from "../messages.ts";

/** From a number to the page of the method that made it: what it assumes and when it misleads. */
export function MethodLink({ method }: { method: "claims" | "forecasts" | "mass-killing" | "matching" | "undercount" | "surges-and-silences" }) {
  const t = useMessages();
  return <Link href={`/help/methods/${method}`}>{t("ui.method")}</Link>;
}
