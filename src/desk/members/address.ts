/** The path of the desk on the line. */
export const deskPath = '/desk';

/** The address of an invitation; what stands behind the # is sent to no server by itself. */
export function invitationLink(publicUrl: string, secret: string): string {
  return `${publicUrl}${deskPath}/invitation#${secret}`;
}
