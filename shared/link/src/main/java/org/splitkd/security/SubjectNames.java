package org.splitkd.security;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names of a certificate's subject that may name its cluster. */
final class SubjectNames {

  /** The kind of alternative name that is a DNS name, RFC 5280 §4.2.1.6. */
  private static final int DNS_NAME = 2;

  /** The name of every machine for itself, which says nothing about a cluster. */
  private static final String ANY_MACHINE = "localhost";

  private SubjectNames() {}

  /** Returns the common name and the alternative DNS names, without {@code localhost}. */
  static Set<String> of(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          names.add(part.getValue().toString());
        }
      }
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.stream()
            .filter(alternative -> alternative.get(0).equals(DNS_NAME))
            .forEach(alternative -> names.add((String) alternative.get(1)));
      }
    } catch (InvalidNameException | CertificateParsingException unreadable) {
      return Set.of();
    }
    names.removeIf(ANY_MACHINE::equalsIgnoreCase);
    return names;
  }
}
