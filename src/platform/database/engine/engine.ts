import type pg from "pg";

/** Where the administrator role signs in: superuser on the embedded engine, whatever DATABASE_URL names on a server. */
export type AdminConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: pg.ClientConfig["ssl"];
};

export type Engine = {
  readonly kind: "embedded" | "server";
  readonly admin: AdminConnection;
  /** Stops the child (fast shutdown, waits until it is gone); nothing on a server. */
  stop(): Promise<void>;
};
