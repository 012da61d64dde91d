/** The first place from 0 to `count` that is far enough, where every place behind one that is far enough is so too; `count` when none is. */
export function firstPlace(count: number, isEnough: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
