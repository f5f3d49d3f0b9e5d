/** Small public files beside the widget. `path` begins with `/t/`; `maxAge` in seconds. */
export type Files = { readonly put: (path: string, content: unknown, maxAge: number) => Promise<void> };
