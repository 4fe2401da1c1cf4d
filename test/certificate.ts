import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The files of a certificate and its key. */
export interface Certificate {
    readonly cert: string;
    readonly key: string;
}

/** Makes a certificate that nobody has signed, for names and addresses as `DNS:localhost`, in a folder. */
export function makeCertificate(folder: string, names: readonly string[]): Certificate {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const subject = ['-subj', '/CN=mesh', '-addext', `subjectAltName=${names.join(',')}`];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
    execFileSync('openssl', [...request, '-days', '2', ...subject], { stdio: 'ignore' });
    return { cert, key };
}
