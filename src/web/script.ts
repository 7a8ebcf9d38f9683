import { useEffect, useState } from "react";

/** Whether client script runs: false in what the server draws, and for whoever has none. */
export function useScript(): boolean {
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  return runs;
}
