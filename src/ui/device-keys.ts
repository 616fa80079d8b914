/**
 * The keys with which this browser signs files, one pair for each person who added some here. The private half cannot be read, by us neither; it can only be used in this browser. It stays after
 * signing out, so that the device is the same tomorrow; it opens nothing.
 */
const databaseName = "vigie-device";
const store = "keys";

/** The pair of this person, made with `make` the first time. Of two windows that make one at once, both use the one that was kept first. */
export async function deviceKeys(accountId: string, make: () => Promise<CryptoKeyPair>): Promise<CryptoKeyPair> {
  const database = await openDatabase();
  try {
    return (await find(database, accountId)) ?? (await keepFirst(database, accountId, await make()));
  } finally {
    database.close();
  }
}

/** Everything; what was signed stays good. */
export function forgetDeviceKeys(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName);
    for (const end of ["success", "error", "blocked"]) request.addEventListener(end, () => resolve());
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener("upgradeneeded", () => void request.result.createObjectStore(store));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("this browser keeps nothing")));
  });
}

function find(database: IDBDatabase, accountId: string): Promise<CryptoKeyPair | undefined> {
  return answered(database.transaction(store).objectStore(store).get(accountId));
}

async function keepFirst(database: IDBDatabase, accountId: string, made: CryptoKeyPair): Promise<CryptoKeyPair> {
  const transaction = database.transaction(store, "readwrite", { durability: "strict" });
  const keys = transaction.objectStore(store);
  const before = await answered<CryptoKeyPair | undefined>(keys.get(accountId));
  if (before) return before;
  await answered(keys.add(made, accountId));
  return made;
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("this browser keeps nothing")));
  });
}
