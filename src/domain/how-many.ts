/** So many of something, as a person says it: "1 lead was", "3 leads were". */
export function howMany(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`
}
