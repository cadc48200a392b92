// What the provider remembers; kept when its keys turn, lost on command as when an administrator ends all sessions.
const kept = new Map()
const grants = new Map()

export function forget() {
  kept.clear()
  grants.clear()
}

export class Adapter {
  constructor(name) {
    this.name = name
  }

  key(id) {
    return `${this.name}:${id}`
  }

  async upsert(id, payload) {
    kept.set(this.key(id), payload)
    if (payload.uid) kept.set(`uid:${payload.uid}`, payload)
    if (payload.grantId) grants.set(payload.grantId, [...(grants.get(payload.grantId) ?? []), this.key(id)])
  }

  async find(id) {
    return kept.get(this.key(id))
  }

  async findByUid(uid) {
    return kept.get(`uid:${uid}`)
  }

  async findByUserCode() {
    return undefined
  }

  async consume(id) {
    const payload = kept.get(this.key(id))
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id) {
    const payload = kept.get(this.key(id))
    if (payload?.uid) kept.delete(`uid:${payload.uid}`)
    kept.delete(this.key(id))
  }

  async revokeByGrantId(grantId) {
    for (const key of grants.get(grantId) ?? []) kept.delete(key)
    grants.delete(grantId)
  }
}
