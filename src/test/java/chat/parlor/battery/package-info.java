/// The reliability battery: real processes, a seeded workload, faults, and the promise held against
/// what was seen.
package chat.parlor.battery;
