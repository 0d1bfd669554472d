/// Fourth in the flow: bytes become a request.
package dev.vitrine.internal.read;
