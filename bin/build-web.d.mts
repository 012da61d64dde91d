/** Whether dist/web was made of the sources as they are, with this version of Vite. */
export function isBuilt(): boolean
