import { use, type ReactNode } from "react";
import { Route, Switch } from "wouter";
import { loadVolume } from "#ui/messages.ts";
import { routes } from "../routes.ts";
import { NotFound } from "../screens/NotFound.tsx";

/** Every screen but Watch, which the shell itself knows. */
export function OtherScreens() {
  return (
    <Switch>
      {routes.map(({ path, screen: Screen, titleKey }) => (
        <Route key={path} path={path}><Worded volumes={["words", roomOf(titleKey)]}><Screen /></Worded></Route>
      ))}
      <Route><NotFound /></Route>
    </Switch>
  );
}

/** A screen with its words: both are asked for at once, and it is shown when both are there. What Watch says came with the shell. */
function Worded({ volumes, children }: { volumes: readonly string[]; children: ReactNode }) {
  const loading = volumes.map(loadVolume);
  for (const volume of loading) use(volume);
  return children;
}

/** The room whose screens a title belongs to: its first part. */
function roomOf(titleKey: string): string {
  return titleKey.split(".")[0] ?? "";
}
