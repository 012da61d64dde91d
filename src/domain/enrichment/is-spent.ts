/** Whether a provider's budget of the month does not allow another answer. @param spent in this month, what is being asked counted as paid */
export function isSpent({ monthlyBudget, costPerHit }: { monthlyBudget: number | null; costPerHit: number }, spent: number): boolean {
  return monthlyBudget !== null && spent + costPerHit > monthlyBudget + 1e-9
}
